// What an interpreter knows of code that has changed since its pickles were made.
namespace Stackless.Hosting;

public sealed partial class Interpreter
{
    /// <summary>Empty unless the program migrates pickles.</summary>
    internal CodeMigration Migration => migration ??= new CodeMigration();

    CodeMigration? migration;

    internal bool Migrates => migration is not null;
}
