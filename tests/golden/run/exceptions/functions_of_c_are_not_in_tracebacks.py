import os
import sys
import traceback


def names(error):
    return [level.name for level in traceback.extract_tb(error.__traceback__)]


try:
    import no_such_module
except ImportError as error:
    print(names(error), error.__traceback__.tb_next)  # expect: ['<module>'] None


def listing():
    os.listdir("/no such folder")


try:
    listing()
except OSError as error:
    print(names(error))  # expect: ['<module>', 'listing']
    print(sys.exc_info()[2].tb_next.tb_next)  # expect: None
