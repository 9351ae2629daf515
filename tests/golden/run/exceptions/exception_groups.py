g = ExceptionGroup('g', [ValueError(1), TypeError(2)])
print(g, g.exceptions, g.subgroup(ValueError))  # expect: g (2 sub-exceptions) (ValueError(1), TypeError(2)) g (1 sub-exception)
