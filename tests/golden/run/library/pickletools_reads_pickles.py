import pickle
import pickletools

names = [opcode.name for opcode, argument, place in pickletools.genops(pickle._dumps((1, "a"), 2))]
print(names[0], names[-1], pickle.decode_long(b"\x00\xff"), pickle.encode_long(-256), pickle.PROTO)  # expect: PROTO STOP -256 b'\x00\xff' b'\x80'
print(pickle._loads(pickle._dumps([1])))  # expect: [1]
