import array
import pickle

numbers = array.array("i", [1, -2])
print(numbers.__reduce_ex__(3)[1:], numbers.__reduce_ex__(2)[1:])  # expect: ((<class 'array.array'>, 'i', 8, b'\x01\x00\x00\x00\xfe\xff\xff\xff'), None) (('i', [1, -2]), None)
print(pickle.loads(pickle.dumps(numbers)) == numbers)  # expect: True
