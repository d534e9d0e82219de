"use server";

import { addDepartment as addDepartmentCommand } from "@/lib/ground/organizations/commands/add-department";
import { editOrganization as editOrganizationCommand } from "@/lib/ground/organizations/commands/edit-organization";
import { endOrganization as endOrganizationCommand } from "@/lib/ground/organizations/commands/end-organization";
import { action } from "@/lib/web/action";

export const addDepartment = action(addDepartmentCommand);
export const editOrganization = action(editOrganizationCommand);
export const endOrganization = action(endOrganizationCommand);
