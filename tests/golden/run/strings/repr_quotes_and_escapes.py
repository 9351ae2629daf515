print(repr('it\'s'), repr('"'), repr('\'"'), repr('a\n\t\\\x00\x7f'), repr('é😀'), ascii('é😀'))  # expect: "it's" '"' '\'"' 'a\n\t\\\x00\x7f' 'é😀' '\xe9\U0001f600'
