"""Contact points, persons and regions: who answers, where and when."""
