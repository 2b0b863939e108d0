"""Over which periods a step takes what it needs: all together, or each by itself."""

POOLED = "pooled"
YEARLY = "yearly"
