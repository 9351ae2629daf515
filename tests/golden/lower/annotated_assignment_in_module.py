x: int = 1
if x:
    y: str
