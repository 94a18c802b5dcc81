package org.marketingmetrics.server.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.grpc.Context;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.marketingmetrics.core.error.ErrorReason;
import org.marketingmetrics.core.error.MetricsException;
import org.marketingmetrics.core.store.WorkspaceStore;
import org.marketingmetrics.core.store.memory.MemoryStores;
import org.marketingmetrics.core.workspace.ManageWorkspaces;
import org.marketingmetrics.core.workspace.Role;
import org.marketingmetrics.core.workspace.WorkspaceChange;
import org.marketingmetrics.core.workspace.WorkspaceId;

class CallerWorkspacesTest {
  private static final WorkspaceId ACME = new WorkspaceId("acme");

  private final WorkspaceStore store = MemoryStores.open(Clock.systemUTC()).workspaces();
  private final CallerWorkspaces workspaces = new CallerWorkspaces(store);

  @BeforeEach
  void create() {
    new ManageWorkspaces(store, Clock.systemUTC()).create(ACME, WorkspaceChange.NONE, false);
  }

  private WorkspaceId require(Caller caller, String name) {
    AtomicReference<WorkspaceId> id = new AtomicReference<>();
    Context.current().withValue(Caller.KEY, caller).run(() -> id.set(workspaces.require(name)));
    return id.get();
  }

  private void notFound(Caller caller, String name) {
    assertThatThrownBy(() -> require(caller, name))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.WORKSPACE_NOT_FOUND));
  }

  @Test
  void theNameOfSomethingInsideNamesTheWorkspace() {
    assertThat(require(new Caller.Anyone(), "workspaces/acme")).isEqualTo(ACME);
    assertThat(require(new Caller.Operator(), "workspaces/acme/channels/email")).isEqualTo(ACME);
  }

  @Test
  void aKeyOpensItsOwnOnly() {
    Caller key = new Caller.KeyHolder(ACME, Role.ADMIN);

    assertThat(require(key, "workspaces/acme/sources/shop")).isEqualTo(ACME);
    notFound(key, "workspaces/rival");
  }

  @Test
  void whatIsNotThereIsNotFoundByAnyone() {
    notFound(new Caller.Anyone(), "workspaces/nobody");
    notFound(new Caller.Operator(), "workspaces/nobody");
  }

  @Test
  void aNameOfNoWorkspaceIsMalformed() {
    assertThatThrownBy(() -> require(new Caller.Anyone(), "acme"))
        .isInstanceOfSatisfying(
            MetricsException.class,
            e -> assertThat(e.reason()).isEqualTo(ErrorReason.INVALID_FIELD));
  }

  @Test
  void outsideOfACallThereIsNoCaller() {
    assertThatThrownBy(() -> workspaces.require("workspaces/acme"))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aRequestMayNameNone() {
    assertThat(workspaces.optional("")).isEqualTo(Optional.empty());
  }

  /** A handler cannot use a workspace that this class did not let through. */
  @Test
  void nothingElseInTheServicesMakesAWorkspaceId() {
    JavaClasses services =
        new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.marketingmetrics.server");

    ArchRuleDefinition.noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CallerWorkspaces.class.getName())
        .and()
        .resideOutsideOfPackage("..server.cli..")
        .should()
        .callConstructor(WorkspaceId.class, String.class)
        .check(services);
  }
}
