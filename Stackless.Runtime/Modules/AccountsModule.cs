// _accounts: users and groups as the system's C library knows them, for the library's pwd and grp.
// https://docs.python.org/3/library/pwd.html
using System.Runtime.InteropServices;
using C = Stackless.Runtime.SystemCalls;

namespace Stackless.Runtime;

[PyModule("_accounts")]
static unsafe partial class AccountsModule
{
    static Value Describe(LibC.User* user) =>
        new(new PyTuple([Text(user->Name), Text(user->Password), Value.Int(user->Id), Value.Int(user->Group), Text(user->Comment), Text(user->Folder), Text(user->Shell)]));

    static Value Describe(LibC.Group* group)
    {
        var members = new PyList();
        for (var member = group->Members; *member != 0; member++)
        {
            members.Append(Text(*member));
        }
        return new Value(new PyTuple([Text(group->Name), Text(group->Password), Value.Int(group->Id), new Value(members)]));
    }

    // The C library has one place for its answers.
    static readonly Lock gate = new();

    static Value Text(nint text) => Value.Str(Marshal.PtrToStringUTF8(text) ?? "");

    static byte[] Terminated(PyStr text) => [.. System.Text.Encoding.UTF8.GetBytes(text.Text), 0];

    [PyFunction("user_by_id")]
    public static Value UserById(long id)
    {
        lock (gate)
        {
            var found = id is >= 0 and <= uint.MaxValue ? C.getpwuid((uint)id) : null;
            return found == null ? Value.None : Describe(found);
        }
    }

    [PyFunction("user_by_name")]
    public static Value UserByName(PyStr name)
    {
        lock (gate)
        {
            var found = C.getpwnam(Terminated(name));
            return found == null ? Value.None : Describe(found);
        }
    }

    [PyFunction("users")]
    public static Value Users()
    {
        lock (gate)
        {
            var all = new PyList();
            C.setpwent();
            for (var user = C.getpwent(); user != null; user = C.getpwent())
            {
                all.Append(Describe(user));
            }
            C.endpwent();
            return new Value(all);
        }
    }

    [PyFunction("group_by_id")]
    public static Value GroupById(long id)
    {
        lock (gate)
        {
            var found = id is >= 0 and <= uint.MaxValue ? C.getgrgid((uint)id) : null;
            return found == null ? Value.None : Describe(found);
        }
    }

    [PyFunction("group_by_name")]
    public static Value GroupByName(PyStr name)
    {
        lock (gate)
        {
            var found = C.getgrnam(Terminated(name));
            return found == null ? Value.None : Describe(found);
        }
    }

    [PyFunction("groups")]
    public static Value Groups()
    {
        lock (gate)
        {
            var all = new PyList();
            C.setgrent();
            for (var group = C.getgrent(); group != null; group = C.getgrent())
            {
                all.Append(Describe(group));
            }
            C.endgrent();
            return new Value(all);
        }
    }
}
