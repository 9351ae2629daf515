import stackless

log = []


def switch():
    stackless.tasklet(log.append)("other")
    stackless.schedule()


from collections import deque


class Item:
    def __eq__(self, other):
        switch()
        return other == 1


d = deque([Item()])
print(d.count(1), d.index(1), 1 in d, log)  # expect: 1 0 True ['other', 'other', 'other']
