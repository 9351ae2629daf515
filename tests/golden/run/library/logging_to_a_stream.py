import io
import logging

stream = io.StringIO()
logging.basicConfig(stream=stream, format="%(levelname)s:%(name)s:%(message)s", level=logging.INFO)
log = logging.getLogger("app")
log.info("x is %d", 5)
log.debug("hidden")
print(stream.getvalue())
# expect: INFO:app:x is 5
# expect: 
