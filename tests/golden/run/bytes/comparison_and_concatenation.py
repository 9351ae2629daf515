print(b'a' < b'b', b'a' + b'b', b'ab' * 2, b'a' in b'abc', 97 in b'abc', b'a' == 'a')  # expect: True b'ab' b'abab' True True False
