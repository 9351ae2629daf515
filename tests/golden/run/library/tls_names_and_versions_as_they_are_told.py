import ssl

context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
made = context.wrap_bio(ssl.MemoryBIO(), ssl.MemoryBIO(), server_hostname=b"xn--knig-5qa.example.org")
print(made.server_hostname)  # expect: xn--knig-5qa.example.org
context.minimum_version = ssl.TLSVersion.MAXIMUM_SUPPORTED
print(context.minimum_version.name)  # expect: TLSv1_3
context.maximum_version = ssl.TLSVersion.MAXIMUM_SUPPORTED
print(context.maximum_version.name)  # expect: MAXIMUM_SUPPORTED
context.minimum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
context.maximum_version = ssl.TLSVersion.MINIMUM_SUPPORTED
print(context.minimum_version.name, context.maximum_version.name)  # expect: MINIMUM_SUPPORTED TLSv1
print(ssl.cert_time_to_seconds("JaN  5 09:34:43 2018 GmT"))  # expect: 1515144883
