// The C library, continued: users and groups. Its answers stand in memory of its own until it is asked again.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe partial class LibC
{
    /// <summary>struct passwd.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct User
    {
        public nint Name, Password;
        public uint Id, Group;
        public nint Comment, Folder, Shell;
    }

    /// <summary>struct group.</summary>
    [StructLayout(LayoutKind.Sequential)]
    public struct Group
    {
        public nint Name, Password;
        public uint Id;
        public nint* Members;
    }

    [DllImport(Library)] public static extern User* getpwuid(uint id);
    [DllImport(Library)] public static extern User* getpwnam(byte[] name);
    [DllImport(Library)] public static extern void setpwent();
    [DllImport(Library)] public static extern User* getpwent();
    [DllImport(Library)] public static extern void endpwent();
    [DllImport(Library)] public static extern Group* getgrgid(uint id);
    [DllImport(Library)] public static extern Group* getgrnam(byte[] name);
    [DllImport(Library)] public static extern void setgrent();
    [DllImport(Library)] public static extern Group* getgrent();
    [DllImport(Library)] public static extern void endgrent();
}
