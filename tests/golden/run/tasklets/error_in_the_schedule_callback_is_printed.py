import io
import stackless
import sys


def callback(previous, next):
    if next.is_main:
        raise ValueError("in the callback")


stderr, sys.stderr = sys.stderr, io.StringIO()
stackless.set_schedule_callback(callback)
stackless.tasklet(print)("runs")  # expect: runs
stackless.run()
stackless.set_schedule_callback(None)
printed = sys.stderr.getvalue().splitlines()
sys.stderr = stderr
print(printed[0])  # expect: Exception ignored in the schedule callback:
print(printed[-1])  # expect: ValueError: in the callback
