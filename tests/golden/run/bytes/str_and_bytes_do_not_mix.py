try:
    b'a' + 'b'
except TypeError as e:
    print(e)  # expect: can't concat str to bytes
