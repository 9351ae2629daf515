import io
import tempfile
import warnings

with tempfile.NamedTemporaryFile() as named:
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always")
        open(named.name, "rb", 1).close()
    print(told[0].category.__name__, told[0].message)
    # expect: RuntimeWarning line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used
for stream in io.BytesIO(b"abc"), io.BufferedReader(io.BytesIO(b"abc")):
    try:
        stream.seek(0.0)
    except TypeError as error:
        print(error)
# expect: 'float' object cannot be interpreted as an integer
# expect: 'float' object cannot be interpreted as an integer
