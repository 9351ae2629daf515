// When a program under stress moves to another process: at the suspension point that it is told, or at the next one where it can. Points
// inside an import do not count: a module that is being made cannot be taken along, what is being looked for may be there already in the other
// process, and most points of a short program are there.
namespace Stackless.Runtime;

sealed class Departure
{
    // Where one suspension point refuses, the next ones mostly do, and each attempt walks all that the program holds.
    const int MostAttempts = 30;

    const string ImportingModule = Prelude.ModulePrefix + "imports";

    int attempts;

    /// <summary>The program runs. Before it does, it is only warned of, and there is nothing to move.</summary>
    public bool HasBegun;

    public long At = long.MaxValue;
    public long Count { get; private set; }
    public string Reason { get; private set; } = "it has no more";
    public bool HasLeft { get; private set; }

    /// <summary>Called by the trampoline (ThreadState.OnSpill).</summary>
    public Frame Spill(ThreadState ts, Frame top)
    {
        if (!HasBegun || IsImporting(top) || ++Count < At || attempts == MostAttempts)
        {
            return top;
        }
        attempts++;
        (var program, Reason) = MovedProgram.Write(ts, top);
        if (program is null)
        {
            return top;
        }
        HasLeft = true;
        ts.Interpreter.FlushStreams();
        throw new ProgramMovedException(program);
    }

    static bool IsImporting(Frame top)
    {
        for (var frame = top; frame is not null; frame = frame.Back)
        {
            if (frame is PyFrame { Function.Code: { Name: "<module>", ModuleName: not "__main__" } or { Name: "import_module", ModuleName: ImportingModule } })
            {
                return true;
            }
        }
        return false;
    }
}
