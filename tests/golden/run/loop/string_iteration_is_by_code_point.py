print([c for c in 'aé€😀'])  # expect: ['a', 'é', '€', '😀']
