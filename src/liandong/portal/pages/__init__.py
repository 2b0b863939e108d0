"""The pages, one module each: what is asked, what is shown. They write nothing; deeds stand in modules of their own."""
