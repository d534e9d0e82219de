import { Icon, type IconName } from "@/components/ui/icon";
import { EmergencyHint } from "../_components/emergency-hint";
import { PortalFrame } from "../_components/portal-frame";
import { t } from "../_components/text";

type Props = { params: Promise<{ district: string }> };

export default async function DistrictHome({ params }: Props) {
  const { district } = await params;
  const steps = [t("home.step1"), t("home.step2"), t("home.step3"), t("home.step4")];
  return (
    <PortalFrame slug={district} current="home">
      <EmergencyHint />
      <h1 className="text-2xl">{t("home.title")}</h1>
      <p className="mt-2 text-ink-soft">{t("home.lead")}</p>
      <div className="mt-5 grid gap-3 sm:grid-cols-2">
        <Entrance
          href={`/${district}/report`}
          icon="edit"
          title={t("portal.report")}
          hint={t("home.reportHint")}
          main
        />
        <Entrance
          href={`/${district}/track`}
          icon="search"
          title={t("portal.track")}
          hint={t("home.trackHint")}
        />
        <Entrance
          href={`/${district}/walls`}
          icon="eye"
          title={t("home.wallsTitle")}
          hint={t("home.wallsHint")}
        />
        <Entrance
          href={`/${district}/topics`}
          icon="calendar"
          title={t("home.topicsTitle")}
          hint={t("home.topicsHint")}
        />
        <Entrance
          href={`/${district}/propose`}
          icon="message"
          title={t("home.proposeTitle")}
          hint={t("home.proposeHint")}
        />
        <Entrance
          href={`/${district}/wishes`}
          icon="people"
          title={t("home.wishesTitle")}
          hint={t("home.wishesHint")}
        />
        <Entrance
          href={`/${district}/services`}
          icon="list"
          title={t("home.servicesTitle")}
          hint={t("home.servicesHint")}
        />
        <Entrance
          href={`/${district}/property`}
          icon="building"
          title={t("home.propertyTitle")}
          hint={t("home.propertyHint")}
        />
        <Entrance
          href={`/${district}/follow`}
          icon="bell"
          title={t("home.followTitle")}
          hint={t("home.followHint")}
        />
      </div>
      <h2 className="mt-9 text-lg">{t("home.members")}</h2>
      <p className="mt-1 text-ink-soft">{t("home.membersLead")}</p>
      <p className="mt-1 flex flex-wrap gap-x-6">
        {[
          [`/${district}/check-in`, t("home.checkIn")] as const,
          [`/${district}/check-in/unit`, t("home.unitCheckIn")] as const,
          [`/sign-in/phone?as=member&district=${district}`, t("home.memberDoor")] as const,
          [`/sign-in/phone?as=liaison&district=${district}`, t("home.liaisonDoor")] as const,
        ].map(([href, label]) => (
          <a key={href} href={href} className="text-link inline-flex min-h-11 items-center">
            {label}
          </a>
        ))}
      </p>
      <h2 className="mt-7 text-lg">{t("home.steps")}</h2>
      <ol className="mt-3 grid gap-3">
        {steps.map((step, at) => (
          <li key={step} className="flex gap-3">
            <span
              aria-hidden="true"
              className="inline-flex size-8 shrink-0 items-center justify-center rounded-full border border-action-line bg-action-soft font-semibold text-action"
            >
              {at + 1}
            </span>
            <span className="pt-0.5">{step}</span>
          </li>
        ))}
      </ol>
    </PortalFrame>
  );
}

function Entrance({
  href,
  icon,
  title,
  hint,
  main = false,
}: {
  href: string;
  icon: IconName;
  title: string;
  hint: string;
  main?: boolean;
}) {
  const look = main
    ? "border-action bg-action text-white hover:bg-action-dark"
    : "border-line-strong bg-surface text-ink hover:border-action hover:text-action-dark";
  return (
    <a
      href={href}
      className={`flex min-h-20 items-center gap-4 rounded-lg border px-5 py-4 ${look}`}
    >
      <Icon name={icon} size="lg" />
      <span>
        <span className="block text-xl font-bold">{title}</span>
        <span className="block text-sm">{hint}</span>
      </span>
    </a>
  );
}
