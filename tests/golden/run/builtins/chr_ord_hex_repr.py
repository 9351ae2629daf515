print(chr(97), ord('a'), hex(10), repr([1, 'a']), ascii('é'), bin(3))  # expect: a 97 0xa [1, 'a'] '\xe9' 0b11
