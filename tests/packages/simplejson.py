# needs: python3-simplejson
import simplejson as json
from decimal import Decimal
from collections import namedtuple
P = namedtuple("P", "x y")
print(json.dumps({"p": P(1, 2), "d": Decimal("1.10"), "u": "é\u2028", "t": (1,), "n": None}, sort_keys=True), json.dumps([1, {"a": 2}], indent="  "), json.loads('[1.1, 2]', use_decimal=True), json.dumps({1: 2, None: 3, 2.5: 4, True: 5}))
for bad in "[1,]", "{", '"\\x"', "nan", "[1] 2":
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(e)
print(json.dumps(range(3), iterable_as_array=True), json.dumps("</script>", for_json=True), json.dumps({"b": 1, "a": 2}, item_sort_key=lambda kv: kv[1]), json.dumps(2 ** 60, bigint_as_string=True), json.loads('{"a": 1}', object_pairs_hook=list))
