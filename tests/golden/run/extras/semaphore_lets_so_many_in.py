import stackless
from stackless.extras import Group, Semaphore

room = Semaphore(2)
inside = most = 0


def enter():
    global inside, most
    with room:
        inside += 1
        most = max(most, inside)
        stackless.schedule()
        inside -= 1


with Group() as group:
    for _ in range(6):
        group.spawn(enter)
print(most)  # expect: 2
print(room.acquire(), room.acquire(), room.acquire(timeout=0.001))  # expect: True True False
