print('a' < 'b', 'abc' < 'abd', 'Z' < 'a', 'b' in 'abc', '' in 'x', max('hello'))  # expect: True True True True True o
