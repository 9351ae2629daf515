inf, nan = float('inf'), float('nan')
print(inf, -inf, nan, nan == nan, inf > 1e308, inf - inf, 1 / inf, 0.0 == -0.0)  # expect: inf -inf nan False True nan 0.0 True
