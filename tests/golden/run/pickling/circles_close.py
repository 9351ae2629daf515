import pickle


class Node:
    pass


n = Node()
n.next = n
l = [n]
l.append(l)
m = pickle.loads(pickle.dumps(l))
print(m[1] is m, m[0].next is m[0])  # expect: True True
