from .leaf import value
