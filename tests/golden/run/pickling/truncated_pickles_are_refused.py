import pickle
data = pickle.dumps([1, "text", (2, 3)])
errors = set()
for end in range(len(data)):
    try:
        pickle.loads(data[:end])
    except (pickle.UnpicklingError, EOFError) as e:
        errors.add(type(e).__name__)
print(sorted(errors))  # expect: ['EOFError', 'UnpicklingError']
