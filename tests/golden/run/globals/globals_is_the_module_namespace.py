x = 1
globals()['y'] = 2
print(y, 'x' in globals(), globals()['x'])  # expect: 2 True 1
