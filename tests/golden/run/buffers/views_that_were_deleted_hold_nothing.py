def shrunk_while_it_is_looked_at():
    data = bytearray(b"abc")
    view = memoryview(data)
    try:
        data.append(1)
    except BufferError as error:
        print(error, view[0])  # expect: Existing exports of data: object cannot be re-sized 97
    del view
    data.append(33)
    print(data)  # expect: bytearray(b'abc!')


shrunk_while_it_is_looked_at()
