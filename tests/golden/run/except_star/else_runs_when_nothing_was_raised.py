try:
    pass
except* ValueError:
    print("no")
else:
    print("else")  # expect: else
finally:
    print("finally")  # expect: finally
