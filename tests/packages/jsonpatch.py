# needs: python3-jsonpatch python3-json-pointer
import jsonpatch, jsonpointer
a, b = {"x": [1, 2, {"y": 3}], "o": "v", "gone": 1}, {"x": [2, {"y": 4}, 5], "o": "w", "n": {"k": []}}
p = jsonpatch.make_patch(a, b); print(p, p.apply(a) == b, jsonpointer.resolve_pointer(a, "/x/2/y"), jsonpointer.JsonPointer.from_parts(["a/b", "~"]).path)
for ops in [{"op": "test", "path": "/o", "value": "zz"}], [{"op": "remove", "path": "/zz"}], [{"op": "move", "from": "/o", "path": "/x/0"}], [{"op": "add", "path": "/x/-", "value": 9}, {"op": "copy", "from": "/x/0", "path": "/c"}], [{"op": "bad", "path": ""}]:
    try:
        print(jsonpatch.apply_patch(a, ops))
    except (jsonpatch.JsonPatchException, jsonpointer.JsonPointerException) as e:
        print(type(e).__name__, e)
