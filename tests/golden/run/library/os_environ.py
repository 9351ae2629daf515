import os

os.environ["STACKLESS_TEST"] = "one"
print(os.environ["STACKLESS_TEST"], os.getenv("STACKLESS_TEST_NONE", "none"))  # expect: one none
del os.environ["STACKLESS_TEST"]
print("STACKLESS_TEST" in os.environ)  # expect: False
