print(..., Ellipsis is ..., NotImplemented, type(...).__name__)  # expect: Ellipsis True NotImplemented ellipsis
