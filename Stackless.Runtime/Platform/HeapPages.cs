using System.Runtime.CompilerServices;
using Stackless.Runtime;

namespace Stackless.Hosting;

/// <summary>How the memory of the process's heap comes from the system.</summary>
public static class HeapPages
{
    // MADV_HUGEPAGE: the same number on all of Linux's processors that .NET runs on.
    const int AdviseLarge = 14;
    const nint LargePage = 2 << 20;

    /// <summary>Asks for pages of 2 MB where the kernel gives them to who asks (<c>transparent_hugepage</c> is <c>madvise</c>): one fault brings what took 512. For
    /// programs of our own, before they allocate; an embedding process decides for itself. Does nothing elsewhere.</summary>
    public static void PreferLarge()
    {
        if (SystemCalls.IsManaged)
        {
            return;
        }
        // The collector's regions lie in one reserved range, the first ones first: what is used next comes after the newest object. What is said of the range
        // before it is used holds when it is.
        var newest = new object();
        var start = Unsafe.As<object, nint>(ref newest) & -LargePage;
        SystemCalls.madvise(start, (nint)GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, AdviseLarge);
    }
}
