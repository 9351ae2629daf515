import ssl
import warnings

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def kind_of(call, *arguments, **keywords):
    try:
        call(*arguments, **keywords)
    except Exception as error:
        return type(error).__name__


def bio(name):
    return context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname=name)


print([kind_of(bio, name) for name in ("", ".example.org", "example.org\0evil.com")])  # expect: ['ValueError', 'UnicodeEncodeError', 'TypeError']
print([kind_of(setattr, context, "options", value) for value in (-1, 1 << 100)])  # expect: ['ValueError', 'OverflowError']
print([kind_of(context.set_ecdh_curve, name) for name in (None, "foo", b"prime256v1")])  # expect: ['TypeError', 'ValueError', None]
print(kind_of(setattr, context, "_msg_callback", object()))  # expect: TypeError
print(kind_of(ssl.MemoryBIO().write, memoryview(b"abcd")[::2]))  # expect: BufferError
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    context.options |= ssl.OP_NO_TLSv1_2
    context.options &= ~ssl.OP_NO_TLSv1_2
print([str(warning.message) for warning in caught])  # expect: ['ssl.OP_NO_SSL*/ssl.OP_NO_TLS* options are deprecated']
