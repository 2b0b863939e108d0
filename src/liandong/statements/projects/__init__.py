"""Projects and sites (项目): their names, stages, sums, places and parties."""
