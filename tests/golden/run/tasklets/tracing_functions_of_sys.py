import sys
print(sys.gettrace(), sys.getprofile(), sys.settrace(None), sys.setprofile(None))  # expect: None None None None
for name in ("settrace", "setprofile"):
    try:
        getattr(sys, name)(print)
    except NotImplementedError as error:
        print(error)
# expect: sys.settrace: compiled code calls no trace functions (docs/adr/0007)
# expect: sys.setprofile: compiled code calls no trace functions (docs/adr/0007)
