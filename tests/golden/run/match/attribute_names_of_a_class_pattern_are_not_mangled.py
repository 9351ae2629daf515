class Point:
    pass


class Reader:
    def read(self, subject):
        match subject:
            case Point(__hidden=value):
                return value


point = Point()
setattr(point, '__hidden', 'seen')
print(Reader().read(point))  # expect: seen
