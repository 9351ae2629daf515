using System.Runtime.CompilerServices;
using Stackless.Runtime;

namespace Stackless.Hosting;

/// <summary>The heap of a process that runs one program of Python's.</summary>
public static class ProgramHeap
{
    // What a program makes while it starts it mostly keeps: to collect among it costs a tenth of a short program's time, and moves what stays to memory that was
    // not in use before. The first collection is due when this is used up.
    const long StartBytes = 128 << 20;

    // MADV_HUGEPAGE: the same number on all of Linux's processors that .NET runs on.
    const int AdviseLarge = 14;
    const nint LargePage = 2 << 20;

    /// <summary>Called before the program allocates, where the process is its own; one that embeds interpreters decides for itself.</summary>
    public static void Prepare()
    {
        try
        {
            GC.TryStartNoGCRegion(StartBytes);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or InvalidOperationException)
        {
            // The heap is limited to less; or the process has asked for such a start already.
        }
        PreferLargePages();
    }

    /// <summary>Asks for pages of 2 MB where the kernel gives them to who asks (<c>transparent_hugepage</c> is <c>madvise</c>): one fault brings what took 512. Does
    /// nothing elsewhere.</summary>
    static void PreferLargePages()
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
