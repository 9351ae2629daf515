# A range whose numbers are small computes with them as they are: at the edges it must say what one of large numbers says.
E = 2 ** 61

for r in (range(10), range(10, 0, -3), range(0), range(5, 5), range(E), range(-E, E), range(E + 1), range(-E - 1, 3), range(0, 10, E), range(0, 2 ** 62, E)):
    print(r, len(r) if r.stop < 2 ** 62 else "-", r[:3], r[-2:], r[::-1][:2], bool(r))
    print(list(r)[:3] if r.stop < 100 and r.start > -100 else "", 7 in r, E in r, -1 in r, 10 ** 30 in r, r.count(4), r == range(r.start, r.stop, r.step))
print(range(10)[2:8][::2], range(0, 100, 7)[-1], range(0, 100, 7)[3], range(3)[::10 ** 30], range(9)[10 ** 30:], range(9)[: -(10 ** 30)])
print(range(0, 2 ** 40, 2 ** 35)[:: 2 ** 33], range(-5, 5)[::-3], list(range(-5, 5)[::-3]))
for bad in (3, -4):
    try:
        range(3)[bad]
    except IndexError as error:
        print(error)
try:
    range(3)[::0]
except ValueError as error:
    print(error)
print(hash(range(3)) == hash(range(0, 3, 1)), range(0, 3, 2) == range(0, 4, 2), range(2 ** 70)[2 ** 69], len(range(0, -(2 ** 61), -1)))
# expect: range(0, 10) 10 range(0, 3) range(8, 10) range(9, 7, -1) True
# expect: [0, 1, 2] True False False False 1 True
# expect: range(10, 0, -3) 4 range(10, 1, -3) range(4, -2, -3) range(1, 7, 3) True
# expect: [10, 7, 4] True False False False 1 True
# expect: range(0, 0) 0 range(0, 0) range(0, 0) range(-1, -1, -1) False
# expect: [] False False False False 0 True
# expect: range(5, 5) 0 range(5, 5) range(5, 5) range(4, 4, -1) False
# expect: [] False False False False 0 True
# expect: range(0, 2305843009213693952) 2305843009213693952 range(0, 3) range(2305843009213693950, 2305843009213693952) range(2305843009213693951, 2305843009213693949, -1) True
# expect:  True False False False 1 True
# expect: range(-2305843009213693952, 2305843009213693952) 4611686018427387904 range(-2305843009213693952, -2305843009213693949) range(2305843009213693950, 2305843009213693952) range(2305843009213693951, 2305843009213693949, -1) True
# expect:  True False True False 1 True
# expect: range(0, 2305843009213693953) 2305843009213693953 range(0, 3) range(2305843009213693951, 2305843009213693953) range(2305843009213693952, 2305843009213693950, -1) True
# expect:  True True False False 1 True
# expect: range(-2305843009213693953, 3) 2305843009213693956 range(-2305843009213693953, -2305843009213693950) range(1, 3) range(2, 0, -1) True
# expect:  False False True False 0 True
# expect: range(0, 10, 2305843009213693952) 1 range(0, 2305843009213693952, 2305843009213693952) range(0, 2305843009213693952, 2305843009213693952) range(0, -2305843009213693952, -2305843009213693952) True
# expect: [0] False False False False 0 True
# expect: range(0, 4611686018427387904, 2305843009213693952) - range(0, 4611686018427387904, 2305843009213693952) range(0, 4611686018427387904, 2305843009213693952) range(2305843009213693952, -2305843009213693952, -2305843009213693952) True
# expect:  False True False False 0 True
# expect: range(2, 8, 2) 98 21 range(0, 3, 1000000000000000000000000000000) range(9, 9) range(0, 0)
# expect: range(0, 1099511627776, 295147905179352825856) range(4, -6, -3) [4, 1, -2, -5]
# expect: range object index out of range
# expect: range object index out of range
# expect: slice step cannot be zero
# expect: True True 590295810358705651712 2305843009213693952
