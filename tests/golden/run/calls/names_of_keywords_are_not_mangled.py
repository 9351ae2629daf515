def names(**keywords):
    return list(keywords)


class Private:
    def call(self):
        return names(__a=1), names(__a=1, **{"b": 2}), names(**{"__c": 3}, __d=4)


print(*Private().call())  # expect: ['__a'] ['__a', 'b'] ['__c', '__d']
