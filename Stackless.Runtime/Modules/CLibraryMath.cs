// The functions of C's library that .NET has not: errors, gamma, and those that keep their digits near zero. Each is null where no library with
// it is found; MathModule then computes by its own means.
using System.Runtime.InteropServices;

namespace Stackless.Runtime;

static unsafe class CLibraryMath
{
    static readonly nint library = Open();

    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> Erf = Find("erf");
    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> Erfc = Find("erfc");
    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> Expm1 = Find("expm1");
    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> Log1p = Find("log1p");
    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> Gamma = Find("tgamma");
    public static readonly delegate* unmanaged[SuppressGCTransition]<double, double> LogGamma = Find("lgamma");

    // GNU has it in a library of its own, others in that of everything.
    static nint Open()
    {
        foreach (var name in (ReadOnlySpan<string>)["libm.so.6", "libSystem.dylib", "libc", "ucrtbase.dll"])
        {
            if (NativeLibrary.TryLoad(name, out var found) && NativeLibrary.TryGetExport(found, "erf", out _))
            {
                return found;
            }
        }
        return 0;
    }

    static delegate* unmanaged[SuppressGCTransition]<double, double> Find(string name) =>
        (delegate* unmanaged[SuppressGCTransition]<double, double>)(library != 0 && NativeLibrary.TryGetExport(library, name, out var function) ? function : 0);
}
