print('é€'.encode(), 'é'.encode('latin-1'), b'\xc3\xa9'.decode(), 'x'.encode('utf-16-le'))  # expect: b'\xc3\xa9\xe2\x82\xac' b'\xe9' é b'x\x00'
try:
    'é'.encode('ascii')
except UnicodeEncodeError as e:
    print(e)  # expect: 'ascii' codec can't encode character '\xe9' in position 0: ordinal not in range(128)
