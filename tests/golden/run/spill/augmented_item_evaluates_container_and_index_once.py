log = []
items = [1, 2, 3]
def box():
    log.append('box')
    return items
def index():
    log.append('index')
    return 1
box()[index()] += 10
print(items, log)  # expect: [1, 12, 3] ['box', 'index']
