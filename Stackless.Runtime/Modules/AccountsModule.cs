// _accounts: users and groups as the system's C library knows them, for the library's pwd and grp.
// https://docs.python.org/3/library/pwd.html
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

[PyModule("_accounts")]
internal static unsafe partial class AccountsModule
{
    [StructLayout(LayoutKind.Sequential)]
    struct User
    {
        public nint Name, Password;
        public uint Id, Group;
        public nint Comment, Folder, Shell;

        public readonly Value AsTuple() => new(new PyTuple([Text(Name), Text(Password), Value.Int(Id), Value.Int(Group), Text(Comment), Text(Folder), Text(Shell)]));
    }

    [StructLayout(LayoutKind.Sequential)]
    struct Group
    {
        public nint Name, Password;
        public uint Id;
        public nint* Members;

        public readonly Value AsTuple()
        {
            var members = new PyList();
            for (nint* member = Members; *member != 0; member++)
            {
                members.Append(Text(*member));
            }
            return new Value(new PyTuple([Text(Name), Text(Password), Value.Int(Id), new Value(members)]));
        }
    }

    [DllImport("libc")] static extern User* getpwuid(uint id);
    [DllImport("libc")] static extern User* getpwnam(byte[] name);
    [DllImport("libc")] static extern void setpwent();
    [DllImport("libc")] static extern User* getpwent();
    [DllImport("libc")] static extern void endpwent();
    [DllImport("libc")] static extern Group* getgrgid(uint id);
    [DllImport("libc")] static extern Group* getgrnam(byte[] name);
    [DllImport("libc")] static extern void setgrent();
    [DllImport("libc")] static extern Group* getgrent();
    [DllImport("libc")] static extern void endgrent();

    // The C library's answers stand in memory of its own until it is asked again.
    static readonly Lock gate = new();

    static Value Text(nint text) => Value.Str(Marshal.PtrToStringUTF8(text) ?? "");

    static byte[] Terminated(PyStr text) => [.. System.Text.Encoding.UTF8.GetBytes(text.Text), 0];

    [PyFunction("user_by_id")]
    public static Value UserById(long id)
    {
        lock (gate)
        {
            var found = id is >= 0 and <= uint.MaxValue ? getpwuid((uint)id) : null;
            return found == null ? Value.None : found->AsTuple();
        }
    }

    [PyFunction("user_by_name")]
    public static Value UserByName(PyStr name)
    {
        lock (gate)
        {
            var found = getpwnam(Terminated(name));
            return found == null ? Value.None : found->AsTuple();
        }
    }

    [PyFunction("users")]
    public static Value Users()
    {
        lock (gate)
        {
            var all = new PyList();
            setpwent();
            for (var user = getpwent(); user != null; user = getpwent())
            {
                all.Append(user->AsTuple());
            }
            endpwent();
            return new Value(all);
        }
    }

    [PyFunction("group_by_id")]
    public static Value GroupById(long id)
    {
        lock (gate)
        {
            var found = id is >= 0 and <= uint.MaxValue ? getgrgid((uint)id) : null;
            return found == null ? Value.None : found->AsTuple();
        }
    }

    [PyFunction("group_by_name")]
    public static Value GroupByName(PyStr name)
    {
        lock (gate)
        {
            var found = getgrnam(Terminated(name));
            return found == null ? Value.None : found->AsTuple();
        }
    }

    [PyFunction("groups")]
    public static Value Groups()
    {
        lock (gate)
        {
            var all = new PyList();
            setgrent();
            for (var group = getgrent(); group != null; group = getgrent())
            {
                all.Append(group->AsTuple());
            }
            endgrent();
            return new Value(all);
        }
    }
}
