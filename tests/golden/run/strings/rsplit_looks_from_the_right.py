print("aaab".rsplit("aa"), b"aaab".rsplit(b"aa"), "aaab".split("aa"))  # expect: ['a', 'b'] [b'a', b'b'] ['', 'ab']
