// What an interpreter knows of code that has changed since its pickles were made, and of frames that a pickler in Python has seen.
using System.Runtime.CompilerServices;

namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>Empty unless the program migrates pickles.</summary>
    internal CodeMigration Migration => migration ??= new CodeMigration();

    CodeMigration? migration;

    internal bool Migrates => migration is not null;

    /// <summary>What stands for a frame in the memo of a pickler that is written in Python.</summary>
    internal ConditionalWeakTable<Frame, FrameBox> FrameBoxes => frameBoxes ??= [];

    ConditionalWeakTable<Frame, FrameBox>? frameBoxes;
}
