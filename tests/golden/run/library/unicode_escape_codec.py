print("a\n\t\\é☃😀".encode("unicode_escape"), "é☃".encode("raw_unicode_escape"))  # expect: b'a\\n\\t\\\\\\xe9\\u2603\\U0001f600' b'\xe9\\u2603'
print(rb"\x41\u2603\101\n".decode("unicode_escape") == "A☃A\n", rb"\\u2603 \u2603".decode("raw_unicode_escape") == "\\\\u2603 ☃")  # expect: True True
try:
    rb"x\u12".decode("unicode_escape")
except UnicodeDecodeError as error:
    print(error)  # expect: 'unicodeescape' codec can't decode bytes in position 1-4: truncated \uXXXX escape
print(rb"x\u12!".decode("unicode_escape", "replace") == "x\ufffd!", "str has a doc attribute:", hasattr("", "__doc__"))  # expect: True str has a doc attribute: True
