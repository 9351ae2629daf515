import pickle


class Block:
    def __init__(self, data):
        self.data = data

    def __reduce_ex__(self, protocol):
        return Block, (pickle.PickleBuffer(self.data) if protocol >= 5 else bytes(self.data),)


writable, fixed = bytearray(b"changing"), b"fixed"
beside = []
short = pickle.dumps([Block(writable), Block(fixed)], 5, buffer_callback=beside.append)
print(b"changing" in short, [type(buffer).__name__ for buffer in beside])  # expect: False ['PickleBuffer', 'PickleBuffer']
back = pickle.loads(short, buffers=beside)
back[0].data.raw()[0] = ord("C")
print(writable, bytes(back[1].data))  # expect: bytearray(b'Changing') b'fixed'
print([type(b.data).__name__ for b in pickle.loads(short, buffers=iter([bytearray(8), bytearray(5)]))])  # expect: ['bytearray', 'memoryview']
inside = pickle.dumps(Block(fixed), 5, buffer_callback=lambda buffer: True)
print(b"fixed" in inside, pickle.loads(inside).data)  # expect: True b'fixed'
print(pickle.loads(pickle.dumps(pickle.PickleBuffer(writable), 5)))  # expect: bytearray(b'Changing')
for arguments in ((short, None), (short, [b""])):
    try:
        pickle.loads(arguments[0], buffers=arguments[1])
    except pickle.UnpicklingError as error:
        print(type(error).__name__)
# expect: UnpicklingError
# expect: UnpicklingError
for call in (lambda: pickle.dumps(1, 4, buffer_callback=print), lambda: pickle.dumps(pickle.PickleBuffer(b""), 4), lambda: pickle.PickleBuffer(5)):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, error)
# expect: ValueError buffer_callback needs protocol >= 5
# expect: PicklingError PickleBuffer can only be pickled with protocol >= 5
# expect: TypeError memoryview: a bytes-like object is required, not 'int'
