print('abc'.isalpha(), '12'.isdigit(), 'a1'.isalnum(), 'A'.isupper(), ' '.isspace(), 'a b'.isidentifier(), ''.isalpha(), 'Ab'.istitle())  # expect: True True True True True False False True
