# needs: python3-tenacity
from tenacity import retry, stop_after_attempt, wait_fixed, retry_if_exception_type, RetryError, Retrying, before_sleep_log, wait_exponential, retry_if_result, AsyncRetrying
import asyncio
calls = []
@retry(stop=stop_after_attempt(3), wait=wait_fixed(0), retry=retry_if_exception_type(ValueError))
def fails():
    calls.append(1); raise ValueError(len(calls))
try:
    fails()
except RetryError as e:
    print(e.last_attempt.exception(), len(calls), fails.retry.statistics["attempt_number"])
n = iter([None, None, 5])
print(retry(retry=retry_if_result(lambda r: r is None), wait=wait_fixed(0))(lambda: next(n))())
for attempt in Retrying(stop=stop_after_attempt(4), reraise=True):
    with attempt:
        print(attempt.retry_state.attempt_number)
        if attempt.retry_state.attempt_number < 3:
            raise KeyError
@retry(stop=stop_after_attempt(2), reraise=True)
async def later():
    calls.append(2); raise KeyError("k")
try:
    asyncio.run(later())
except KeyError as e:
    print(e, calls.count(2))
